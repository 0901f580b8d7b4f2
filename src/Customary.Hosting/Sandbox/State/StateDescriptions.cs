using Customary.Client.Sandbox;
using Customary.Contracts.Sandbox;

namespace Customary.Hosting.Sandbox.State;

/// <summary>Describes the operations on the data of partners as a whole.</summary>
internal static class StateDescriptions
{
    private const string Tag = "State";
    private const string Partner = "7c9f2d54-1b1e-4f6d-9a55-2f6f0f6a2b10";

    private const string Line = """{"partnership":{"provider":"7c9f2d54-1b1e-4f6d-9a55-2f6f0f6a2b10","reseller":"3d1f4c8e-6a1b-4c33-8b51-9d0a7c2e5f44"}}""" + "\n";

    private static readonly Snapshot Example = new() { Name = "before-test", Tenant = Partner, CreatedAt = "2026-01-31T12:00:00.0000000Z", Schema = 17, Customers = 3 };

    private static ParameterDescription Name => ParameterDescription.Path("name", "The name of the snapshot.", Example.Name!);

    public static OperationDescription Reset() => new(Tag, "Remove the data of one tenant or of all")
    {
        Text = "One transaction, while requests run. Other partners keep the customers and partnerships that they share with the tenant. Exactly one of `tenant` and `all` must be set.",
        Body = RequestBodyDescription.Create(SandboxJsonContext.Api.ResetRequest, new() { Tenant = "contoso" }),
        Responses = [ResponseDescription.Create(200, "What was removed.", SandboxJsonContext.Api.ResetResult, new() { Tenant = Partner, Customers = 3 })],
        Faults = [Fault.MalformedBody("it must be a JSON object."), Fault.InvalidParameter("tenant", "must be set, or all must be true, and not both"), Fault.UnsupportedMediaType()],
    };

    public static OperationDescription Create() => new(Tag, "Save the data of one tenant or of all")
    {
        Text = "One transaction, while requests run. Exactly one of `tenant` and `all` must be set.",
        Body = RequestBodyDescription.Create(SandboxJsonContext.Api.SnapshotRequest, new() { Name = Example.Name, Tenant = "contoso" }),
        Responses = [ResponseDescription.Create(201, "The snapshot.", SandboxJsonContext.Api.Snapshot, Example)],
        Faults =
        [
            Fault.MalformedBody("it must be a JSON object."), Fault.InvalidParameter("tenant", "must be set, or all must be true, and not both"),
            Fault.SnapshotNameTaken(Example.Name!), Fault.UnsupportedMediaType(),
        ],
    };

    public static OperationDescription List() => new(Tag, "List the snapshots")
    {
        Responses = [ResponseDescription.Create(200, "The snapshots, by name.", SandboxJsonContext.Api.Snapshots, new() { Items = [Example] })],
    };

    public static OperationDescription Restore() => new(Tag, "Replace the current data with saved data")
    {
        Text = "One transaction, while requests run. Other partners keep what they share with the tenant. After a fault nothing has changed.",
        Parameters = [Name],
        Responses = [ResponseDescription.Create(200, "The restored snapshot.", SandboxJsonContext.Api.Snapshot, Example)],
        Faults = [Fault.SnapshotNotFound(Example.Name!), Fault.SavedDomainTaken("contoso.onmicrosoft.com"), Fault.SnapshotIncompatible(Example.Name!, 16, 17)],
    };

    public static OperationDescription Delete() => new(Tag, "Delete a snapshot")
    {
        Parameters = [Name],
        Responses = [ResponseDescription.Empty(204, "The snapshot was deleted.")],
        Faults = [Fault.SnapshotNotFound(Example.Name!)],
    };

    public static OperationDescription Export() => new(Tag, "Export the data of one tenant or of all as JSON lines")
    {
        Text = "Registrations, partnerships and customers, each on a line, in the API's own shapes. A customer is exported with the partner that first had it. Passwords and audit records are not exported.",
        Parameters = [ParameterDescription.Query("tenant", "The partner: a tenant ID, or a name. Without it, all partners.", "contoso")],
        Responses = [ResponseDescription.Create(200, "The lines.", ContractsJsonContext.Api.String, Line)],
        Faults = [Fault.InvalidParameter("tenant", "must be a tenant ID or a name")],
    };

    public static OperationDescription Import() => new(Tag, "Add the data of an export")
    {
        Text = "One transaction. IDs are kept. Nobody can sign in as an imported user until its password is set, except as the first administrator.",
        Body = RequestBodyDescription.Create(ContractsJsonContext.Api.String, Line),
        Responses = [ResponseDescription.Create(200, "What was added.", SandboxJsonContext.Api.ImportResult, new() { Partnerships = 1 })],
        Faults =
        [
            Fault.ImportInvalid(["line 1, partnership.provider: is required: a GUID, or a name such as contoso"], 1),
            Fault.ImportConflict("line 1, customer.customer.id: a customer with this ID exists."), Fault.UnsupportedMediaType(),
        ],
    };

    public static OperationDescription Seed() => new(Tag, "Add the data of a seed file")
    {
        Text = "One transaction, on a server with or without data. The body is a seed file; its schema is at `/schemas/seed.json`. After a fault nothing has changed.",
        Body = RequestBodyDescription.Create(SeedJsonContext.Default.SeedContent, new() { Partners = [new() { Tenant = "wholesale", Kind = "indirect-provider" }] }),
        Responses = [ResponseDescription.Create(200, "What was added.", SandboxJsonContext.Api.ImportResult, new() { Partners = 1 })],
        Faults =
        [
            Fault.ImportInvalid(["line 1, partners[0].tenant: is required: a GUID, or a name such as contoso"], 1),
            Fault.ImportConflict("line 12: the domain contoso.onmicrosoft.com belongs to a customer."), Fault.UnsupportedMediaType(),
        ],
    };

    public static OperationDescription Generate() => new(Tag, "Add generated customers")
    {
        Text = "One transaction. The customers of a tenant are always the same, over many countries. After a fault nothing has changed.",
        Body = RequestBodyDescription.Create(SandboxJsonContext.Api.GenerateRequest, new() { Customers = 100, Tenant = "contoso" }),
        Responses = [ResponseDescription.Create(200, "What was added.", SandboxJsonContext.Api.ImportResult, new() { Customers = 100 })],
        Faults =
        [
            Fault.MalformedBody("it must be a JSON object."), Fault.InvalidParameter("customers", "must be from 1 to 100000"),
            Fault.ImportConflict("customer 1: the domain litwarestudios0.onmicrosoft.com belongs to a customer."), Fault.UnsupportedMediaType(),
        ],
    };
}
