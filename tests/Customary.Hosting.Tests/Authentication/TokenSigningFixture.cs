using Customary.Hosting.Issuer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;

namespace Customary.Hosting.Tests.Authentication;

/// <summary>A server together with its signing key, so that tests can sign arbitrary tokens.</summary>
public sealed class TokenSigningFixture : IAsyncLifetime
{
    public FakeTimeProvider Clock { get; } = new(DateTimeOffset.UnixEpoch.AddYears(56));

    public CustomaryFixture Service { get; private set; } = null!;

    public RsaSecurityKey Key { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Service = await CustomaryFixture.StartAsync(clock: Clock);
        Key = await Service.Services.GetRequiredService<IssuerKey>().GetAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync() => await Service.DisposeAsync();
}
