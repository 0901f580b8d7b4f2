using static Customary.Hosting.Issuer.IssuerPage;

namespace Customary.Hosting.Issuer;

/// <summary>The pages on which a user signs in on a device. They need no scripts, and their forms post to this server only.</summary>
internal static class DevicePage
{
    private const string UnknownCodeMessage = "This code is not valid, or it has expired. Compare it with the one on the device, or start again there.";

    /// <summary>Returns the page that asks for the code of the device.</summary>
    public static IResult EnterCode(HttpContext context) => EnterCode(context, StatusCodes.Status200OK, message: null);

    /// <summary>Returns the page that asks for the code again.</summary>
    public static IResult UnknownCode(HttpContext context) => EnterCode(context, StatusCodes.Status400BadRequest, UnknownCodeMessage);

    /// <summary>Returns the page for a client that tried too often.</summary>
    public static IResult TooManyAttempts(HttpContext context, int seconds)
    {
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return EnterCode(context, StatusCodes.Status429TooManyRequests, string.Create(CultureInfo.InvariantCulture, $"There were too many attempts. Try again in {seconds} seconds."));
    }

    /// <summary>Returns the page that shows which application asks, and signs in or declines.</summary>
    public static IResult SignIn(HttpContext context, DeviceSignIn signIn, bool isRetry) => Form(context, isRetry ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK, "Sign in on your device", $"""
        <h1>Sign in on your device</h1>
        <p>The application <b>{Encode(signIn.Client)}</b> wants to sign you in to <b>{Encode(signIn.Tenant)}</b> on the device that shows the code <b>{Encode(signIn.UserCode)}</b>. Decline if you did not start this.</p>
        <p class="detail">{DevelopmentNotice}</p>
        {(isRetry ? RetryMessage : "")}
        <form method="post" autocomplete="off" class="form">
        <input type="hidden" name="user_code" value="{Encode(signIn.UserCode)}">
        <div data-field><label for="username">User</label><input id="username" name="username" required autofocus></div>
        <div data-field><label for="password">Password</label><input id="password" name="password" type="password" required></div>
        <div class="actions"><button type="submit" name="action" value="sign-in">Sign in</button>
        <button type="submit" name="action" value="decline" data-variant="secondary" formnovalidate>Decline</button></div>
        </form>
        """);

    /// <summary>Returns the page after the sign-in.</summary>
    public static IResult SignedIn(HttpContext context) => Form(context, StatusCodes.Status200OK, "Signed in", """
        <h1>Signed in</h1>
        <p role="status">You are signed in on your device. You can close this page.</p>
        """);

    /// <summary>Returns the page after the user declined.</summary>
    public static IResult Declined(HttpContext context) => Form(context, StatusCodes.Status200OK, "Declined", """
        <h1>Declined</h1>
        <p role="status">The device is not signed in. You can close this page.</p>
        """);

    private static IResult EnterCode(HttpContext context, int status, string? message) => Form(context, status, "Sign in on a device", $"""
        <h1>Sign in on a device</h1>
        {(message is null ? "" : $"<p class=\"summary\" role=\"alert\" data-variant=\"error\">{Encode(message)}</p>")}
        <form method="post" autocomplete="off" class="form">
        <div data-field><label for="user_code">Code that the device shows</label><input id="user_code" name="user_code" required autofocus autocapitalize="characters" spellcheck="false"></div>
        <div class="actions"><button type="submit">Next</button></div>
        </form>
        """);
}
