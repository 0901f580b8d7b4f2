using Customary.Client;
using Customary.Portal.Pages;

namespace Customary.Portal.Operator;

/// <summary>Reads the forms of the sandbox controls and runs what they ask for.</summary>
internal static class SandboxForm
{
    /// <summary>A form without entries.</summary>
    public static FormInput Empty { get; } = FormInput.Create(new Dictionary<string, string>());

    /// <summary>The status of a page with a form.</summary>
    public static int GetStatus(FormInput input) => input.HasErrors ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;

    /// <summary>Reads a posted form.</summary>
    public static async Task<FormInput> ReadAsync(HttpContext context, CancellationToken cancellationToken) => FormInput.Read(await context.Request.ReadFormAsync(cancellationToken));

    /// <summary>Reads the query of a request as a form.</summary>
    public static FormInput ReadQuery(HttpContext context) => FormInput.Read(new FormCollection(context.Request.Query.ToDictionary(field => field.Key, field => field.Value)));

    /// <summary>Runs a control and sends the browser to the next page. If the control refuses, the page with the form shows why. Nothing is run for a form with errors.</summary>
    /// <param name="input">What was typed.</param>
    /// <param name="run">Runs the control and returns the path of the next page. The control throws the same exception as over HTTP.</param>
    /// <param name="addErrors">Adds the errors of the exception to the form.</param>
    /// <param name="show">Shows the page with the form.</param>
    public static async Task<IResult> RunAsync(FormInput input, Func<Task<string>> run, Func<CustomaryException, FormInput> addErrors, Func<FormInput, Task<IResult>> show)
    {
        if (input.HasErrors) return await show(input);
        try
        {
            return Page.Redirect(await run());
        }
        catch (CustomaryException exception)
        {
            return await show(addErrors(exception));
        }
    }

    /// <summary>Adds the errors of a control. Those of properties that the form does not have are general.</summary>
    /// <param name="input">What was typed.</param>
    /// <param name="exception">The refusal.</param>
    /// <param name="getField">Returns the field of a property; null if the form has none.</param>
    public static FormInput AddErrors(FormInput input, CustomaryException exception, Func<string, string?> getField)
    {
        var failed = input;
        foreach (var entry in exception.Details)
        {
            var end = entry.IndexOf(": ", StringComparison.Ordinal);
            var reason = SandboxErrorTexts.Translate(end < 0 ? entry : entry[(end + 2)..]);
            if (end > 0 && getField(entry[..end]) is { } field) failed = failed.WithError(field, reason);
            else failed = failed with { General = [.. failed.General, reason] };
        }

        return failed.HasErrors ? failed : failed with { General = [exception.Description ?? exception.Message] };
    }

    /// <summary>The text of a field without surrounding space; null if it is empty.</summary>
    public static string? Find(this FormInput input, string name) => input[name].Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The whole number of a field; null if it is empty or not a number.</summary>
    public static int? FindNumber(this FormInput input, string name) => int.TryParse(input[name].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The decimal number of a field, with a point or a comma; null if it is empty or not a number.</summary>
    public static double? FindDecimal(this FormInput input, string name) =>
        decimal.TryParse(input[name].Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= MaxDecimal ? (double)number : null;

    /// <summary>Adds an error to each field that has a text and no value.</summary>
    /// <param name="input">What was typed.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="hasValue">Whether a field has a value.</param>
    /// <param name="error">The error.</param>
    public static FormInput Require(this FormInput input, IEnumerable<string> fields, Func<string, bool> hasValue, string error) =>
        fields.Where(field => input.Find(field) is not null && !hasValue(field)).Aggregate(input, (failed, field) => failed.WithError(field, error));

    private const int MaxDecimal = 1_000_000_000;
}
