using Customary.Server.Partners;
using Customary.Server.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.Server.Tests.Running;

/// <summary>Registers partners as an administrator would, on a service that runs.</summary>
internal static class Registering
{
    public static async Task RegisterAsync(this ServiceUnderTest service, Partner partner, PartnerKind kind, string name, string country = "US") =>
        (await service.Parts.GetRequiredService<PartnerRegistry>().PutAsync(
            new(partner.Tenant, kind, name, "4321" + partner.Tenant.ToString("N")[..4].Aggregate("", (digits, letter) => digits + (letter % 10)), country, "en-US"), CancellationToken.None)).ShouldBeEmpty();

    public static Task<string?> RegisterAsync(this ServiceUnderTest service, Partner provider, Partner reseller) =>
        service.Parts.GetRequiredService<PartnerRegistry>().AddAsync(provider.Tenant, reseller.Tenant, CancellationToken.None);

    public static Task<bool> EndAsync(this ServiceUnderTest service, Partner provider, Partner reseller) =>
        service.Parts.GetRequiredService<PartnerRegistry>().RemoveAsync(provider.Tenant, reseller.Tenant, CancellationToken.None);
}
