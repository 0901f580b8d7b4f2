namespace Customary.Storage.Partners;

/// <summary>A partner with whom another works, and what is registered of it.</summary>
/// <param name="Tenant">The id of its tenant.</param>
/// <param name="Name">Its name; null where it is not registered, as the next two.</param>
/// <param name="MpnId">Its id in the partner network.</param>
/// <param name="Country">Where it is.</param>
internal sealed record RelatedPartner(Guid Tenant, string? Name, string? MpnId, string? Country);
