namespace Customary.Hosting.OpenApi;

/// <summary>Example faults of request bodies.</summary>
internal static class FaultDescriptions
{
    /// <summary>Creates the fault of one invalid field.</summary>
    public static Fault Invalid(string field, string reason, int code = 3000)
    {
        var errors = new ValidationErrors();
        errors.Add(field, reason, code);
        return Fault.ValidationFailed(errors);
    }
}
