namespace Customary.Storage.Partners;

/// <summary>The type of a partner in the Cloud Solution Provider program.</summary>
internal enum PartnerKind
{
    /// <summary>Sells to customers directly.</summary>
    DirectReseller,

    /// <summary>Sells through indirect resellers.</summary>
    IndirectProvider,

    /// <summary>Sells the products of an indirect provider.</summary>
    IndirectReseller,
}
