using Microsoft.Net.Http.Headers;

namespace Customary.Portal.Organization;

/// <summary>Why a person could not sign in as an administrator.</summary>
/// <param name="Message">The reason.</param>
/// <param name="Status">The status of the page.</param>
/// <param name="Field">The field that is wrong; null if the reason is not about one field.</param>
internal sealed record SignInFailure(string Message, int Status, string? Field = null)
{
    /// <summary>Signs in. The result is the administrator or the reason why not.</summary>
    public static async Task<(CustomerAdministrator? Administrator, SignInFailure? Failure)> SignInAsync(
        HttpContext context, AdministratorSignIn signIn, CredentialFields fields, string password, CancellationToken cancellationToken)
    {
        if (fields.LacksDomain) return (null, new(Texts.OrganizationDomainMissing, StatusCodes.Status400BadRequest, "domain"));
        var result = await signIn.SignInAsync(fields.UserName, password, context.Connection.RemoteIpAddress, cancellationToken);
        if (result.Administrator is { } administrator) return (administrator, null);
        if (result.RetryAfter == 0) return (null, new(Texts.OrganizationWrongPassword, StatusCodes.Status403Forbidden));
        context.Response.Headers[HeaderNames.RetryAfter] = result.RetryAfter.ToString(CultureInfo.InvariantCulture);
        return (null, result.IsBusy
            ? new(Format(Texts.OrganizationBusy, result.RetryAfter), StatusCodes.Status503ServiceUnavailable)
            : new(Format(Texts.OrganizationTooManyAttempts, result.RetryAfter), StatusCodes.Status429TooManyRequests));
    }

    private static string Format(string text, int seconds) => string.Format(CultureInfo.CurrentCulture, text, seconds);
}
