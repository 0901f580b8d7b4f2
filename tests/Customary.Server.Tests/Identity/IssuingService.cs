using Customary.Server.Issuer;
using Customary.Server.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;

namespace Customary.Server.Tests.Identity;

/// <summary>A service and the key with which it signs, so that tests can sign what it would not.</summary>
public sealed class IssuingService : IAsyncLifetime
{
    public FakeTimeProvider Clock { get; } = new(DateTimeOffset.UnixEpoch.AddYears(56));

    public ServiceUnderTest Service { get; private set; } = null!;

    public RsaSecurityKey Key { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Service = await ServiceUnderTest.StartAsync(clock: Clock);
        Key = await Service.Parts.GetRequiredService<IssuerKey>().GetAsync(CancellationToken.None);
    }

    public async Task DisposeAsync() => await Service.DisposeAsync();
}
