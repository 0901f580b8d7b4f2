namespace Customary.Core.Validation;

/// <summary>All errors of one request body, in the order of the documented tables of fields (docs/contract.md#several-validation-errors).</summary>
internal sealed class ValidationErrors
{
    private List<ValidationError>? _errors;

    /// <summary>Whether there are no errors.</summary>
    public bool IsEmpty => _errors is null;

    /// <summary>The errors, in the order in which they were added.</summary>
    public IReadOnlyList<ValidationError> All => _errors ?? [];

    /// <summary>Adds an error. The default code is that of a missing, too long or malformed field (docs/contract.md#fault-codes).</summary>
    public void Add(string field, string reason, int code = 3000) => (_errors ??= []).Add(new(field, reason, code));
}
