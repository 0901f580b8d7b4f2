using System.Buffers.Text;
using System.Text.Json.Serialization;

namespace Customary.Hosting.Issuer;

/// <summary>
/// Signs in users of devices without a browser: the device gets a code and shows another one, which the user enters on the page
/// of the issuer. The code of the device is encrypted with the server key, and the store holds what nodes must share.
/// Sources: RFC 8628; docs/contract.md#device-code-flow.
/// </summary>
internal sealed class DeviceCodes(ServerKey key, DeviceSignInStore store, IdGenerator ids, TimeProvider clock)
{
    /// <summary>The lifetime of both codes.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>The time that a device waits between two requests for its token.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private const int MaxAttempts = 3;

    // MSAL for .NET ends the sign-in when it gets `slow_down`, so a request that the network only delayed must not count as too early.
    private static readonly TimeSpan MinInterval = Interval / 2;

    /// <summary>Creates the two codes. Null if too many sign-ins wait for their users.</summary>
    internal async ValueTask<(string DeviceCode, string UserCode)?> CreateAsync(
        AuthorityTenant tenant, string client, RequestedResource resource, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var signIn = new DeviceSignIn(UserCode.Create(ids), ids.NewId(), client, tenant.Name, now + Lifetime);
            var addition = await store.AddAsync(signIn, now, cancellationToken);
            if (addition == DeviceSignInAddition.LimitReached) return null;
            if (addition == DeviceSignInAddition.Added) return (Protect(signIn, resource), signIn.UserCode);
        }

        return null;
    }

    /// <summary>Finds the sign-in of a code that a user entered; null if none waits.</summary>
    internal async ValueTask<DeviceSignIn?> FindAsync(string userCode, CancellationToken cancellationToken) =>
        UserCode.Parse(userCode) is { } code ? await store.FindPendingAsync(code, clock.GetUtcNow(), cancellationToken) : null;

    /// <summary>Signs the user in on the device; false if the sign-in no longer waits.</summary>
    internal Task<bool> ApproveAsync(DeviceSignIn signIn, Guid tenant, string user, CancellationToken cancellationToken) =>
        store.ApproveAsync(signIn.UserCode, tenant, user, clock.GetUtcNow(), cancellationToken);

    /// <summary>Declines the sign-in; false if it no longer waits.</summary>
    internal Task<bool> DeclineAsync(DeviceSignIn signIn, CancellationToken cancellationToken) => store.DeclineAsync(signIn.UserCode, clock.GetUtcNow(), cancellationToken);

    /// <summary>Redeems the code of a device. Returns the grant of the user, or the error.</summary>
    internal async ValueTask<(Grant? Grant, TokenError? Error)> RedeemAsync(AuthorityTenant tenant, string client, string code, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (Read(code) is not { } content || content.Client != client) return (null, TokenError.InvalidDeviceCode());
        if (content.Expires <= now.ToUnixTimeMilliseconds()) return (null, TokenError.DeviceCodeExpired());
        if (!tenant.Name.Equals(content.Tenant, StringComparison.OrdinalIgnoreCase)) return (null, TokenError.TenantMismatch());
        var poll = await store.PollAsync(content.UserCode, content.Id, now, MinInterval, cancellationToken);
        return poll.Status switch
        {
            DeviceSignInStatus.Approved => (new(poll.Tenant, client, poll.User, content.Audience) { Permissions = content.Permissions }, null),
            DeviceSignInStatus.Declined => (null, TokenError.SignInDeclined()),
            DeviceSignInStatus.Pending => (null, TokenError.AuthorizationPending()),
            DeviceSignInStatus.TooSoon => (null, TokenError.SlowDown()),
            _ => (null, TokenError.CodeUsed()),
        };
    }

    private string Protect(DeviceSignIn signIn, RequestedResource resource)
    {
        var content = new DeviceCodeContent(
            signIn.Id, signIn.UserCode, signIn.Expires.ToUnixTimeMilliseconds(), signIn.Tenant, signIn.Client, resource.Audience, resource.Permissions);
        return Base64Url.EncodeToString(key.Protect(KeyPurpose.DeviceCode, JsonSerializer.SerializeToUtf8Bytes(content, DeviceCodeJsonContext.Default.DeviceCodeContent)));
    }

    private DeviceCodeContent? Read(string code) =>
        Base64Url.IsValid(code) && key.Unprotect(KeyPurpose.DeviceCode, Base64Url.DecodeFromChars(code)) is { } json
            ? JsonSerializer.Deserialize(json, DeviceCodeJsonContext.Default.DeviceCodeContent)
            : null;
}

/// <summary>The content of the code of a device. It expires at a time in Unix milliseconds.</summary>
internal sealed record DeviceCodeContent(Guid Id, string UserCode, long Expires, string Tenant, string Client, string Audience, IReadOnlyList<string> Permissions);

/// <summary>The JSON contract of codes of devices before encryption.</summary>
[JsonSerializable(typeof(DeviceCodeContent))]
internal sealed partial class DeviceCodeJsonContext : JsonSerializerContext;
