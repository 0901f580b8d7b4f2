namespace Customary.Storage.Partners;

/// <summary>What a partner does in the Cloud Solution Provider program.</summary>
internal enum PartnerKind
{
    /// <summary>It sells to customers itself.</summary>
    DirectReseller,

    /// <summary>It sells through indirect resellers.</summary>
    IndirectProvider,

    /// <summary>It sells what an indirect provider provides.</summary>
    IndirectReseller,
}
