namespace Customary.Core.Auditing;

/// <summary>Who makes a change, and by which request: what an audit record says of it.</summary>
/// <param name="Caller">Who calls.</param>
/// <param name="Application">The name that the application gives itself in <c>MS-PartnerCenter-Application</c>; null when it gives none.</param>
/// <param name="CorrelationId">The MS-CorrelationId of the request.</param>
internal sealed record AuditActor(Caller Caller, string? Application, string CorrelationId)
{
    private const string OperatorApplication = "customary";

    /// <summary>The partner that makes the change.</summary>
    public Guid Partner => Caller.Partner;

    /// <summary>The operator of the service, at the command line or by the settings: nobody of the partner.</summary>
    public static AuditActor Operator(Guid partner, Guid correlationId) =>
        new(new(partner, IsSandbox: false, OperatorApplication, User: null), Application: null, correlationId.ToString());
}
