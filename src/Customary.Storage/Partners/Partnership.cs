namespace Customary.Storage.Partners;

/// <summary>An indirect provider and an indirect reseller that work together.</summary>
/// <param name="Provider">The tenant of the provider.</param>
/// <param name="Reseller">The tenant of the reseller.</param>
/// <param name="UnregisteredToo">Whether two partners of whom nothing is registered count as working together too.</param>
internal sealed record Partnership(Guid Provider, Guid Reseller, bool UnregisteredToo = false);
