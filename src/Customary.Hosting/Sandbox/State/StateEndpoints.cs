using Customary.Client.Sandbox;
using Customary.Contracts.Sandbox;
using Customary.Hosting.Administration;

namespace Customary.Hosting.Sandbox.State;

/// <summary>The operations on the data of partners as a whole.</summary>
internal static class StateEndpoints
{
    /// <summary>The media type of JSON lines.</summary>
    public const string JsonLines = "application/x-ndjson";

    public static void MapState(this IEndpointRouteBuilder admin)
    {
        admin.MapPost("/reset", Reset).WithName("Reset").Describe(StateDescriptions.Reset);
        admin.MapPost("/snapshots", Create).WithName("CreateSnapshot").Describe(StateDescriptions.Create);
        admin.MapGet("/snapshots", List).WithName("ListSnapshots").Describe(StateDescriptions.List);
        admin.MapPost("/snapshots/{name}/restore", Restore).WithName("RestoreSnapshot").Describe(StateDescriptions.Restore);
        admin.MapDelete("/snapshots/{name}", Delete).WithName("DeleteSnapshot").Describe(StateDescriptions.Delete);
        admin.MapGet("/export", Export).WithName("Export").Describe(StateDescriptions.Export);
        admin.MapPost("/import", Import).WithName("Import").Describe(StateDescriptions.Import);
        admin.MapPost("/seed", Seed).WithName("Seed").Describe(StateDescriptions.Seed);
        admin.MapPost("/seed/generate", Generate).WithName("Generate").Describe(StateDescriptions.Generate);
    }

    private static async Task<IResult> Reset(AdminBody<ResetRequest> body, LocalSandboxState state, CancellationToken cancellationToken) =>
        (await state.TryResetAsync(body.Value, cancellationToken)).ToHttpResult(SandboxJsonContext.Api.ResetResult);

    private static async Task<IResult> Create(AdminBody<SnapshotRequest> body, LocalSandboxState state, CancellationToken cancellationToken) =>
        (await state.TryCreateAsync(body.Value, cancellationToken)).ToHttpResult(created => ApiResults.Json(created, SandboxJsonContext.Api.Snapshot, StatusCodes.Status201Created));

    private static async Task<IResult> List(LocalSandboxState state, CancellationToken cancellationToken) =>
        ApiResults.Json(new() { Items = await state.ListAsync(cancellationToken) }, SandboxJsonContext.Api.Snapshots);

    private static async Task<IResult> Restore(string name, LocalSandboxState state, CancellationToken cancellationToken) =>
        (await state.TryRestoreAsync(name, cancellationToken)).ToHttpResult(SandboxJsonContext.Api.Snapshot);

    private static async Task<IResult> Delete(string name, LocalSandboxState state, CancellationToken cancellationToken) =>
        (await state.TryDeleteAsync(name, cancellationToken))?.ToHttpResult() ?? ApiResults.StatusCode(StatusCodes.Status204NoContent);

    private static async Task<IResult> Export(HttpContext context, LocalSandboxState state, CancellationToken cancellationToken)
    {
        var query = context.Request.Query;
        if (query.Keys.FirstOrDefault(name => name != "tenant") is { } unknown) return Fault.InvalidParameter(unknown, "is not known; allowed: tenant").ToHttpResult();
        string? tenant = query["tenant"];
        if (query.ContainsKey("tenant") && string.IsNullOrWhiteSpace(tenant)) return Fault.InvalidParameter("tenant", "must be a tenant ID or a name").ToHttpResult();
        return Results.Stream(output => state.ExportAsync(tenant, output, cancellationToken), JsonLines);
    }

    private static async Task<IResult> Import(HttpContext context, LocalSandboxState state, CancellationToken cancellationToken)
    {
        var type = context.Request.ContentType?.Split(';')[0].Trim();
        if (!JsonLines.Equals(type, StringComparison.OrdinalIgnoreCase)) return Fault.UnsupportedMediaType().ToHttpResult();

        AllowAnySize(context);
        return (await state.TryImportAsync(context.Request.Body, cancellationToken)).ToHttpResult(SandboxJsonContext.Api.ImportResult);
    }

    // The file can have comments, so it is read as it is.
    private static async Task<IResult> Seed(HttpContext context, LocalSandboxState state, CancellationToken cancellationToken)
    {
        if (!JsonMediaTypes.IsJson(context.Request.ContentType)) return Fault.UnsupportedMediaType().ToHttpResult();
        AllowAnySize(context);
        return (await state.TrySeedAsync(await RequestBody.ReadAsync(context.Request, cancellationToken), cancellationToken)).ToHttpResult(SandboxJsonContext.Api.ImportResult);
    }

    private static async Task<IResult> Generate(AdminBody<GenerateRequest> body, LocalSandboxState state, CancellationToken cancellationToken) =>
        (await state.TryGenerateAsync(body.Value, cancellationToken)).ToHttpResult(SandboxJsonContext.Api.ImportResult);

    // Data as a whole has its own size, not that of a request of a partner.
    private static void AllowAnySize(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
    }
}
