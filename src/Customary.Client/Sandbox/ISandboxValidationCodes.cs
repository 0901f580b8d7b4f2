namespace Customary.Client.Sandbox;

/// <summary>The codes with which the partners of a server qualify government customers.</summary>
public interface ISandboxValidationCodes
{
    /// <summary>Lists the codes of all partners.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="CustomaryException">The server refused the request.</exception>
    Task<IReadOnlyList<ValidationCodeRegistration>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Adds a code to a partner, or changes it. Uses of the code still count.</summary>
    /// <param name="registration">The code.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The code with the number of customers that it can still qualify.</returns>
    /// <exception cref="CustomaryException">A property is not valid. Nothing was changed.</exception>
    Task<ValidationCodeRegistration> SetAsync(ValidationCodeRegistration registration, CancellationToken cancellationToken = default);

    /// <summary>Removes a code from a partner. Qualified customers stay qualified.</summary>
    /// <param name="tenant">The tenant ID of the partner, or a name such as contoso.</param>
    /// <param name="code">The code.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="CustomaryException">The partner does not have the code.</exception>
    Task RemoveAsync(string tenant, string code, CancellationToken cancellationToken = default);
}
