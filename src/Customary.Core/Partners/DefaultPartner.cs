using Customary.Core.Clouds;

namespace Customary.Core.Partners;

/// <summary>The default registration of a partner that is not registered. It depends only on the tenant id.</summary>
internal static class DefaultPartner
{
    /// <summary>The country.</summary>
    public const string Country = "US";

    private const string Culture = "en-US";
    private const uint FirstMpnId = 1_000_000;
    private const uint MpnIds = 9_000_000;

    /// <summary>Creates the registration.</summary>
    public static RegisteredPartner Create(Guid tenant) => new(tenant, PartnerKind.DirectReseller, Name(tenant), MpnId(tenant), Country, Culture);

    /// <summary>The name.</summary>
    public static string Name(Guid tenant) => $"Partner {Short(tenant)}";

    /// <summary>The id in the partner network: seven digits.</summary>
    public static string MpnId(Guid tenant) =>
        $"{FirstMpnId + (System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(tenant.ToByteArray(bigEndian: true)) % MpnIds)}";

    /// <summary>The domain.</summary>
    public static string Domain(Guid tenant, Cloud cloud) => $"partner{Short(tenant)}.{cloud.DomainSuffix}";

    private static string Short(Guid tenant) => tenant.ToString("N")[..8];
}
