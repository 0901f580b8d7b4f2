using Customary.Core.Partners;
using Customary.Storage.Partners;
using Microsoft.Extensions.DependencyInjection;

namespace Customary.TestKit;

/// <summary>Registers partners and partnerships on a running server, as an administrator does.</summary>
internal static class PartnerRegistryExtensions
{
    public static async Task RegisterAsync(this CustomaryFixture service, TestPartner partner, PartnerKind kind, string name, string country = "US") =>
        (await service.Services.GetRequiredService<PartnerRegistry>().SetAsync(
            new(partner.Tenant, kind, name, "4321" + partner.Tenant.ToString("N")[..4].Aggregate("", (digits, letter) => digits + (letter % 10)), country, "en-US"), CancellationToken.None)).Fault.ShouldBeNull();

    public static Task<string?> RegisterAsync(this CustomaryFixture service, TestPartner provider, TestPartner reseller) =>
        service.Services.GetRequiredService<PartnerRegistry>().AddAsync(provider.Tenant, reseller.Tenant, CancellationToken.None);

    public static Task<bool> EndAsync(this CustomaryFixture service, TestPartner provider, TestPartner reseller) =>
        service.Services.GetRequiredService<PartnerRegistry>().RemoveAsync(provider.Tenant, reseller.Tenant, CancellationToken.None);
}
