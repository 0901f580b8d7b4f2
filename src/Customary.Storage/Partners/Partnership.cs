namespace Customary.Storage.Partners;

/// <summary>A partnership between an indirect provider and an indirect reseller.</summary>
/// <param name="Provider">The tenant ID of the provider.</param>
/// <param name="Reseller">The tenant ID of the reseller.</param>
/// <param name="AllowUnregistered">Whether two partners without any registration also count as having a partnership.</param>
internal sealed record Partnership(Guid Provider, Guid Reseller, bool AllowUnregistered = false);
