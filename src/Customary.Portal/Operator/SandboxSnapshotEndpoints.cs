using Customary.Client;
using Customary.Client.Sandbox;
using Customary.Portal.Pages;

namespace Customary.Portal.Operator;

/// <summary>The snapshots. A restore and a deletion are confirmed with the name of the snapshot.</summary>
internal static class SandboxSnapshotEndpoints
{
    private const int MaxNameLength = 64;

    public static void MapSandboxSnapshots(this IEndpointRouteBuilder sandbox)
    {
        sandbox.MapGet("/snapshots", (HttpContext context, ISandbox controls, CancellationToken cancellationToken) =>
            ShowAsync(controls, SandboxForm.Empty, GetDone(context.Request.Query), cancellationToken)).WithName("ShowSandboxSnapshots");
        sandbox.MapPost("/snapshots", CreateAsync).WithName("CreateSandboxSnapshot");
        sandbox.MapGet("/snapshots/restore", (string? name, ISandbox controls, CancellationToken cancellationToken) =>
            ShowConfirmationAsync(controls, name, isRestore: true, SandboxForm.Empty, cancellationToken)).WithName("ShowSandboxRestore");
        sandbox.MapPost("/snapshots/restore", (HttpContext context, ISandbox controls, CancellationToken cancellationToken) =>
            ConfirmAsync(context, controls, isRestore: true, cancellationToken)).WithName("RestoreSandboxSnapshot");
        sandbox.MapGet("/snapshots/delete", (string? name, ISandbox controls, CancellationToken cancellationToken) =>
            ShowConfirmationAsync(controls, name, isRestore: false, SandboxForm.Empty, cancellationToken)).WithName("ShowSandboxSnapshotDeletion");
        sandbox.MapPost("/snapshots/delete", (HttpContext context, ISandbox controls, CancellationToken cancellationToken) =>
            ConfirmAsync(context, controls, isRestore: false, cancellationToken)).WithName("DeleteSandboxSnapshot");
    }

    private static async Task<IResult> CreateAsync(HttpContext context, ISandbox controls, CancellationToken cancellationToken)
    {
        var input = await SandboxForm.ReadAsync(context, cancellationToken);
        return await SandboxForm.RunAsync(
            input,
            async () =>
            {
                var name = input["name"].Trim();
                if (input.Find("tenant") is { } tenant) await controls.Snapshots.CreateAsync(name, tenant, cancellationToken);
                else await controls.Snapshots.CreateOfAllTenantsAsync(name, cancellationToken);
                return SandboxPaths.Snapshots;
            },
            exception => SandboxForm.AddErrors(input, exception, property => property is "name" or "tenant" ? property : null),
            failed => ShowAsync(controls, failed, done: null, cancellationToken));
    }

    private static async Task<IResult> ConfirmAsync(HttpContext context, ISandbox controls, bool isRestore, CancellationToken cancellationToken)
    {
        var input = await SandboxForm.ReadAsync(context, cancellationToken);
        var name = SearchText.Clean(input["name"], MaxNameLength);
        if (input["confirm"].Trim() != name) input = input.WithError("confirm", string.Format(CultureInfo.CurrentCulture, Texts.SandboxNotConfirmed, name));
        return await SandboxForm.RunAsync(
            input,
            async () =>
            {
                if (isRestore) return $"{SandboxPaths.Snapshots}?done=restore&customers={(await controls.Snapshots.RestoreAsync(name, cancellationToken)).Customers.ToString(CultureInfo.InvariantCulture)}";
                await controls.Snapshots.DeleteAsync(name, cancellationToken);
                return $"{SandboxPaths.Snapshots}?done=delete";
            },
            exception => AddErrors(input, exception),
            failed => ShowConfirmationAsync(controls, name, isRestore, failed, cancellationToken));
    }

    private static FormInput AddErrors(FormInput input, CustomaryException exception) => exception switch
    {
        { Status: StatusCodes.Status404NotFound } => input with { General = [Texts.SandboxSnapshotGone] },
        { Details: [var detail] } when detail.StartsWith("domain: ", StringComparison.Ordinal) =>
            input with { General = [string.Format(CultureInfo.CurrentCulture, Texts.SandboxDomainInUse, detail.Split(' ')[1])] },
        _ => SandboxForm.AddErrors(input, exception, _ => null),
    };

    private static async Task<IResult> ShowConfirmationAsync(ISandbox controls, string? name, bool isRestore, FormInput input, CancellationToken cancellationToken)
    {
        if (!input.HasErrors && (await controls.Snapshots.ListAsync(cancellationToken)).All(snapshot => snapshot.Name != name)) return ErrorModel.Show(Fault.RouteNotFound());
        var (title, text, button, path) = isRestore
            ? (Texts.SandboxRestoreTitle, Texts.SandboxRestoreText, Texts.SandboxRestore, SandboxPaths.Restore)
            : (Texts.SandboxDeleteTitle, Texts.SandboxDeleteText, Texts.SandboxDelete, SandboxPaths.Delete);
        return Page.Show<SandboxConfirmPage, SandboxConfirmModel>(
            new(string.Format(CultureInfo.CurrentCulture, title, name), text, name!, new("name", name!), button, path, SandboxPaths.Snapshots, input), SandboxForm.GetStatus(input));
    }

    private static string? GetDone(IQueryCollection query) => query["done"].ToString() switch
    {
        "restore" => string.Format(CultureInfo.CurrentCulture, Texts.SandboxRestored, long.TryParse(query["customers"], NumberStyles.None, CultureInfo.InvariantCulture, out var customers) ? customers : 0),
        "delete" => Texts.SandboxDeleted,
        _ => null,
    };

    private static async Task<IResult> ShowAsync(ISandbox controls, FormInput input, string? done, CancellationToken cancellationToken) =>
        Page.Show<SandboxSnapshotsPage, SandboxSnapshotsModel>(new(await controls.Snapshots.ListAsync(cancellationToken), input, done), SandboxForm.GetStatus(input));
}
