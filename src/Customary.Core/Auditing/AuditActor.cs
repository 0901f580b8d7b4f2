namespace Customary.Core.Auditing;

/// <summary>Who makes a change, and with which request, as audit records show it.</summary>
/// <param name="Caller">The caller.</param>
/// <param name="Application">The name that the application sends in <c>MS-PartnerCenter-Application</c>; null if it sends none.</param>
/// <param name="CorrelationId">The MS-CorrelationId of the request.</param>
internal sealed record AuditActor(Caller Caller, string? Application, string CorrelationId)
{
    private const string OperatorApplication = "customary";

    /// <summary>The partner that makes the change.</summary>
    public Guid Partner => Caller.Partner;

    /// <summary>Creates the actor for a change by the operator of the server, at the command line or in a settings file.</summary>
    public static AuditActor Operator(Guid partner, Guid correlationId) =>
        new(new(partner, IsSandbox: false, OperatorApplication, User: null), Application: null, correlationId.ToString());
}
