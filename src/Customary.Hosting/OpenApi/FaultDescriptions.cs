namespace Customary.Hosting.OpenApi;

/// <summary>Example faults that several operations share.</summary>
internal static class FaultDescriptions
{
    /// <summary>The faults of every paged collection.</summary>
    public static IEnumerable<Fault> Paging =>
        [PageSize.InvalidSize(), PageRequest.InvalidSeek(), Fault.InvalidContinuationToken(), Fault.ContinuationTokenMismatch(FilterParameter.Name), Fault.NoItemsLeft()];

    /// <summary>Creates the fault of one invalid field.</summary>
    public static Fault Invalid(string field, string reason, int code = 3000)
    {
        var errors = new ValidationErrors();
        errors.Add(field, reason, code);
        return Fault.ValidationFailed(errors);
    }
}
