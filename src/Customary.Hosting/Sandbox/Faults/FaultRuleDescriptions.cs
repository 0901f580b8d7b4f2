using Customary.Client.Sandbox;
using Microsoft.Net.Http.Headers;

namespace Customary.Hosting.Sandbox.Faults;

/// <summary>Describes the operations on fault rules.</summary>
internal static class FaultRuleDescriptions
{
    private const string Tag = "Faults";
    private static readonly FaultRule Rule = new() { Operation = "CreateCustomer", Tenant = "contoso", Times = 1, Disconnect = DisconnectPoint.AfterCommit };
    private static readonly ActiveFault Active = new() { Id = "1", Matched = 0, Operation = "CreateCustomer", Tenant = "contoso", Times = 1, Disconnect = DisconnectPoint.AfterCommit };

    private static ParameterDescription Id => ParameterDescription.Path("id", "The ID of the rule.", "1");

    public static OperationDescription Add() => new(Tag, "Add a fault rule")
    {
        Text = "The rule applies to requests that arrive from now on, on this node. The oldest matching rule wins.",
        Body = RequestBodyDescription.Create(SandboxJsonContext.Api.FaultRule, Rule),
        Responses = [ResponseDescription.Create(201, "The rule with its ID.", SandboxJsonContext.Api.ActiveFault, Active) with { Headers = [HeaderNames.Location] }],
        Faults = [Fault.MalformedBody("it must be a JSON object."), FaultDescriptions.Invalid("operation", "must be an operationId of /openapi/v1.json, or *"), Fault.UnsupportedMediaType()],
    };

    public static OperationDescription List() => new(Tag, "List the fault rules")
    {
        Responses = [ResponseDescription.Create(200, "The rules, oldest first.", SandboxJsonContext.Api.ActiveFaults, new() { Items = [Active] })],
    };

    public static OperationDescription Clear() => new(Tag, "Remove all fault rules") { Responses = [ResponseDescription.Empty(204, "The rules were removed.")] };

    public static OperationDescription Get() => new(Tag, "Get a fault rule")
    {
        Parameters = [Id],
        Responses = [ResponseDescription.Create(200, "The rule.", SandboxJsonContext.Api.ActiveFault, Active)],
        Faults = [Fault.FaultRuleNotFound("1")],
    };

    public static OperationDescription Remove() => new(Tag, "Remove a fault rule")
    {
        Parameters = [Id],
        Responses = [ResponseDescription.Empty(204, "The rule was removed.")],
        Faults = [Fault.FaultRuleNotFound("1")],
    };
}
