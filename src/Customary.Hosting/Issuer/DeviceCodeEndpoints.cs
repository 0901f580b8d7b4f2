namespace Customary.Hosting.Issuer;

/// <summary>The device authorization endpoints, and the page on which the user enters the code. Source: docs/contract.md#device-code-flow.</summary>
internal static class DeviceCodeEndpoints
{
    /// <summary>The path of the page.</summary>
    public const string PagePath = "/devicelogin";

    // Codes of users who have not answered are stored, so anyone can make the server store these texts.
    private const int MaxTextLength = 256;

    // Sign-ins end all the time, so a short wait can be enough.
    private const string RetryAfterSeconds = "60";

    public static void MapDeviceCodes(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/{tenant}/oauth2/devicecode", RequestAsync).WithName("RequestDeviceCode").WithMetadata(TokenVersionMetadata.V1).AllowAnonymous();
        routes.MapPost("/{tenant}/oauth2/v2.0/devicecode", RequestAsync).WithName("RequestDeviceCodeV2").WithMetadata(TokenVersionMetadata.V2).AllowAnonymous();

        // ADAL for .NET sends the fields in the query.
        routes.MapGet("/{tenant}/oauth2/devicecode", RequestAsync).WithName("RequestDeviceCodeByQuery").WithMetadata(TokenVersionMetadata.V1).AllowAnonymous();
        routes.MapGet(PagePath, DevicePage.EnterCode).WithName("ShowDeviceSignIn").AllowAnonymous();
        routes.MapPost(PagePath, AnswerAsync).WithName("AnswerDeviceSignIn").AllowAnonymous();
    }

    private static async Task<IResult> RequestAsync(IssuerEndpoint endpoint, HttpContext context, DeviceCodes codes, Cloud cloud, CancellationToken cancellationToken)
    {
        IssuerHeaders.Write(context);
        var request = HttpMethods.IsGet(context.Request.Method)
            ? TokenRequest.FromQuery(context.Request.Query)
            : await TokenRequest.ReadAsync(context.Request, cancellationToken);
        if (request is null) return new TokenErrorResult(TokenError.NotAForm());
        if (request.Repeated is { } repeated) return new TokenErrorResult(TokenError.Repeated(repeated));
        if (request.ClientId is not { } client) return new TokenErrorResult(TokenError.Missing("client_id"));
        if (client.Length > MaxTextLength) return new TokenErrorResult(TokenError.TooLong("client_id", MaxTextLength));
        if (endpoint.Tenant.Name.Length > MaxTextLength) return new TokenErrorResult(TokenError.TooLong("The tenant in the path", MaxTextLength));
        if (Audiences.Resolve(cloud, endpoint.Version, request.Field("resource"), request.Field("scope")) is not { } resource)
            return new TokenErrorResult(TokenError.UnknownResource(endpoint.Version));
        if (await codes.CreateAsync(endpoint.Tenant, client, resource, cancellationToken) is var (deviceCode, userCode)) return CreateResponse(endpoint, deviceCode, userCode);
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        return new TokenErrorResult(TokenError.Unavailable("Too many sign-ins on devices wait for their users. Try again later."));
    }

    private static IResult CreateResponse(IssuerEndpoint endpoint, string deviceCode, string userCode)
    {
        var page = $"{endpoint.Address}{PagePath}";
        var message = $"Open {page} in a browser and enter the code {userCode} to sign in.";
        var (expires, interval) = ((int)DeviceCodes.Lifetime.TotalSeconds, (int)DeviceCodes.Interval.TotalSeconds);
        return endpoint.Version == TokenVersion.V1
            ? ApiResults.Json(
                new V1DeviceCodeResponse(
                    userCode, deviceCode, page, expires.ToString(CultureInfo.InvariantCulture), interval.ToString(CultureInfo.InvariantCulture), message),
                IssuerJsonContext.Default.V1DeviceCodeResponse)
            : ApiResults.Json(
                new V2DeviceCodeResponse(userCode, deviceCode, page, expires, interval, message), IssuerJsonContext.Default.V2DeviceCodeResponse);
    }

    // Every post counts as an attempt, because each one tells whether a code waits for its user.
    private static async Task<IResult> AnswerAsync(HttpContext context, DeviceCodes codes, SignInAttemptLimiter limiter, CancellationToken cancellationToken)
    {
        if (limiter.TryAcquire(context.Connection.RemoteIpAddress) is > 0 and var seconds) return DevicePage.TooManyAttempts(context, seconds);
        var form = await FormBody.ReadAsync(context.Request, cancellationToken) ?? FormCollection.Empty;
        if (await codes.FindAsync(form["user_code"].ToString(), cancellationToken) is not { } signIn) return DevicePage.UnknownCode(context);
        return form["action"].ToString() switch
        {
            "decline" => await codes.DeclineAsync(signIn, cancellationToken) ? DevicePage.Declined(context) : DevicePage.UnknownCode(context),
            "sign-in" => await SignInAsync(context, codes, signIn, form["username"].ToString(), form["password"].ToString(), cancellationToken),
            _ => DevicePage.SignIn(context, signIn, isRetry: false),
        };
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context, DeviceCodes codes, DeviceSignIn signIn, string user, string password, CancellationToken cancellationToken)
    {
        if (user.Length is 0 or > MaxTextLength || password.Length == 0 || new AuthorityTenant(signIn.Tenant).Resolve(signIn.Client, user) is not { } tenant)
            return DevicePage.SignIn(context, signIn, isRetry: true);
        return await codes.ApproveAsync(signIn, tenant, user, cancellationToken) ? DevicePage.SignedIn(context) : DevicePage.UnknownCode(context);
    }
}
