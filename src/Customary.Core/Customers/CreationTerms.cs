namespace Customary.Core.Customers;

/// <summary>On which terms a customer is created. A partner that creates a customer has delegated access; a customer that registers itself decides.</summary>
/// <param name="RequestId">The ID of the request; null if it can be executed more than once.</param>
/// <param name="WithDelegatedAccess">Whether the partners have delegated access.</param>
/// <param name="ResellerQuota">The maximum number of customers of the indirect reseller; 0 for no limit.</param>
internal sealed record CreationTerms(Guid? RequestId, bool WithDelegatedAccess = true, int ResellerQuota = 0);
