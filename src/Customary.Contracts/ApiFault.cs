namespace Customary.Contracts;

/// <summary>
/// The body of every error response.
/// Source: "Error codes". The code is a JSON number, as in the examples on that page.
/// </summary>
public sealed record ApiFault
{
    /// <summary>The error code. Unique in combination with <see cref="Source"/>.</summary>
    public int Code { get; init; }

    /// <summary>The description of the error: up to 1,024 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Details, one per string, such as <c>companyProfile.domain: is required</c>. Empty when there are no details.</summary>
    public IReadOnlyList<string>? Data { get; init; }

    /// <summary>The component that returned the error.</summary>
    public string? Source { get; init; }

    /// <summary>The same text as <see cref="Description"/>. Newer operations use this property.</summary>
    public string? Message { get; init; }

    /// <summary>The name of the error. Newer operations use this property.</summary>
    public string? ErrorName { get; init; }

    /// <summary>Whether the client can retry the request. Newer operations use this property.</summary>
    public bool? IsRetryable { get; init; }

    /// <summary>Details by name. Newer operations use this property.</summary>
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }

    /// <summary>The same number as <see cref="Code"/>, as text. Newer operations use this property.</summary>
    public string? ErrorMessageExtended { get; init; }
}
