namespace Customary.Core.Errors;

/// <summary>Maps the results of writes that mean the same for every resource to faults.</summary>
internal static class WriteStatusFaults
{
    /// <summary>The fault for a result; null if the result is a success or only the operation itself can describe it.</summary>
    public static Fault? ToFault(this WriteStatus status) => status switch
    {
        WriteStatus.RequestIdReused => Fault.RequestIdReused(),
        WriteStatus.Gone => Fault.CreatedResourceGone(),
        WriteStatus.CustomerNotFound => Fault.CustomerNotFound(),
        WriteStatus.RelationshipEnded => Fault.RelationshipEnded(),
        _ => null,
    };
}
