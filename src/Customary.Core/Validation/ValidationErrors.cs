namespace Customary.Core.Validation;

/// <summary>Everything that is wrong with one request body, in the order of the contract's tables (decision 11).</summary>
internal sealed class ValidationErrors
{
    private List<ValidationError>? _found;

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsEmpty => _found is null;

    /// <summary>What was found, first to last.</summary>
    public IReadOnlyList<ValidationError> All => _found ?? [];

    /// <summary>Adds one; the code is that of a missing, too long or malformed field unless said (decision 12).</summary>
    public void Add(string field, string reason, int code = 3000) => (_found ??= []).Add(new(field, reason, code));
}
