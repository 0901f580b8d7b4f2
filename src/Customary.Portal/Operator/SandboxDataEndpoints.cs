using Customary.Client;
using Customary.Client.Sandbox;
using Customary.Contracts.Sandbox;
using Customary.Portal.Pages;

namespace Customary.Portal.Operator;

/// <summary>The data of the sandbox as a whole: export, import, seed, generated customers and reset.</summary>
internal static class SandboxDataEndpoints
{
    /// <summary>The maximum number of customers that are generated at once.</summary>
    public const int MaxGenerated = 100_000;

    // What is shown again after an error. A larger text stays in the file that it is from.
    private const int MaxShownLength = 100_000;
    private const int MaxFormBytes = 64 * 1024 * 1024;
    private static readonly FileFormMetadata Files = new(MaxFormBytes);
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void MapSandboxData(this IEndpointRouteBuilder sandbox)
    {
        sandbox.MapGet("/data", (HttpContext context) => Show(SandboxForm.Empty, [], GetDone(context.Request.Query))).WithName("ShowSandboxData");
        sandbox.MapGet("/export", ExportAsync).WithName("ExportSandbox");
        sandbox.MapPost("/import", (HttpContext context, ISandbox controls, CancellationToken cancellationToken) =>
            AddAsync(context, "lines", lines => controls.ImportAsync(lines, cancellationToken), cancellationToken)).WithName("ImportSandbox").WithMetadata(Files);
        sandbox.MapPost("/seed", (HttpContext context, ISandbox controls, CancellationToken cancellationToken) =>
            AddAsync(context, "seed", seed => controls.SeedAsync(seed, cancellationToken), cancellationToken)).WithName("SeedSandbox").WithMetadata(Files);
        sandbox.MapPost("/generate", GenerateAsync).WithName("GenerateSandbox");
        sandbox.MapGet("/reset", (HttpContext context) => ShowReset(SearchText.Clean(context.Request.Query["tenant"], MaxTenantLength), SandboxForm.Empty)).WithName("ShowSandboxReset");
        sandbox.MapPost("/reset", ResetAsync).WithName("ResetSandbox");
    }

    private const int MaxTenantLength = 200;

    private static async Task<IResult> ExportAsync(HttpContext context, ISandbox controls, CancellationToken cancellationToken)
    {
        var input = SandboxForm.ReadQuery(context);
        if (input.HasErrors) return Show(input, []);
        return Results.Stream(
            output => controls.ExportAsync(output, input.Find("export-tenant"), cancellationToken), "application/x-ndjson; charset=utf-8", "customary.ndjson");
    }

    // The data is typed, or is in a file.
    private static async Task<IResult> AddAsync(HttpContext context, string field, Func<Stream, Task<ImportResult>> add, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var input = FormInput.Read(form);
        if (form.Files.GetFile($"{field}-file") is { Length: > 0 } file)
        {
            // A file has what an export wrote, which can be any text that the API accepts.
            if (await ReadAsync(file, cancellationToken) is not { } content) return Show(input.WithError(field, Texts.SandboxNotUtf8), []);
            input = FormInput.Create(new Dictionary<string, string> { [field] = content });
        }

        if (input.Find(field) is not { } text) return Show(input.WithError(field, Texts.SandboxPasteOrFile), []);
        if (input.HasErrors) return Show(input, []);
        using var data = new MemoryStream(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")));
        try
        {
            return Page.Redirect(GetPath("add", await add(data)));
        }
        catch (CustomaryException exception)
        {
            var lines = exception.Details.Select(SandboxErrorTexts.TranslateLine).OfType<string>().ToList();
            var shown = text.Length > MaxShownLength ? FormInput.Create(new Dictionary<string, string>()) : input;
            return Show(shown.WithError(field, lines.Count > 0 ? Texts.SandboxFileErrors : exception.Description ?? exception.Message), lines);
        }
    }

    private static async Task<string?> ReadAsync(IFormFile file, CancellationToken cancellationToken)
    {
        try
        {
            using var reader = new StreamReader(file.OpenReadStream(), StrictUtf8);
            return await reader.ReadToEndAsync(cancellationToken);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static async Task<IResult> GenerateAsync(HttpContext context, ISandbox controls, CancellationToken cancellationToken)
    {
        var input = await SandboxForm.ReadAsync(context, cancellationToken);
        var count = input.FindNumber("customers") ?? 0;
        if (count is 0 or > MaxGenerated) input = input.WithError("customers", string.Format(CultureInfo.CurrentCulture, Texts.SandboxBetween, 1, MaxGenerated));
        return await SandboxForm.RunAsync(
            input,
            async () => GetPath("add", await controls.GenerateAsync(count, input.Find("generate-tenant"), cancellationToken)),
            exception => SandboxForm.AddErrors(input, exception, _ => "customers"),
            failed => Task.FromResult(Show(failed, [])));
    }

    private static async Task<IResult> ResetAsync(HttpContext context, ISandbox controls, CancellationToken cancellationToken)
    {
        var input = await SandboxForm.ReadAsync(context, cancellationToken);
        var tenant = SearchText.Clean(input["tenant"], MaxTenantLength);
        if (input["confirm"].Trim() != GetResetWord(tenant)) input = input.WithError("confirm", string.Format(CultureInfo.CurrentCulture, Texts.SandboxNotConfirmed, GetResetWord(tenant)));
        return await SandboxForm.RunAsync(
            input,
            async () =>
            {
                var removed = tenant.Length > 0 ? await controls.ResetAsync(tenant, cancellationToken) : await controls.ResetAllTenantsAsync(cancellationToken);
                return string.Create(CultureInfo.InvariantCulture, $"{SandboxPaths.Data}?done=reset&customers={removed.Customers}");
            },
            exception => SandboxForm.AddErrors(input, exception, _ => null),
            failed => Task.FromResult(ShowReset(tenant, failed)));
    }

    private static string GetResetWord(string tenant) => tenant.Length > 0 ? tenant : Texts.SandboxAllWord;

    private static IResult ShowReset(string tenant, FormInput input) => Page.Show<SandboxConfirmPage, SandboxConfirmModel>(
        new(
            Texts.SandboxReset, tenant.Length > 0 ? string.Format(CultureInfo.CurrentCulture, Texts.SandboxResetOfTenant, tenant) : Texts.SandboxResetOfAll,
            GetResetWord(tenant), new("tenant", tenant), Texts.SandboxResetButton, SandboxPaths.Reset, SandboxPaths.Data, input),
        SandboxForm.GetStatus(input));

    private static string GetPath(string done, ImportResult result) =>
        string.Create(CultureInfo.InvariantCulture, $"{SandboxPaths.Data}?done={done}&partners={result.Partners}&customers={result.Customers}");

    private static string? GetDone(IQueryCollection query) => query["done"].ToString() switch
    {
        "add" => string.Format(CultureInfo.CurrentCulture, Texts.SandboxAdded, GetNumber(query, "partners"), GetNumber(query, "customers")),
        "reset" => string.Format(CultureInfo.CurrentCulture, Texts.SandboxRemoved, GetNumber(query, "customers")),
        _ => null,
    };

    private static string GetNumber(IQueryCollection query, string name) =>
        (int.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToString("N0", CultureInfo.CurrentCulture);

    private static IResult Show(FormInput input, IReadOnlyList<string> lines, string? done = null) =>
        Page.Show<SandboxDataPage, SandboxDataModel>(new(input, lines, done), SandboxForm.GetStatus(input));
}
