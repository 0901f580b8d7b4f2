using System.Buffers.Binary;
using Customary.Core.Etags;
using Customary.Core.Partners;

namespace Customary.Core.PartnerProfiles;

/// <summary>The operations on a partner's own profiles. A profile that was never updated has default values.</summary>
internal sealed class PartnerProfileService(
    PartnerProfileStore store, PartnerStore partners, PartnerRegistry registry, IdGenerator identifiers, EtagOptions options)
{
    /// <summary>Finds a profile of the caller.</summary>
    internal async Task<TProfile> FindAsync<TProfile>(
        Caller caller, PartnerProfile<TProfile> profile, Func<RegisteredPartner, TProfile> createDefault, CancellationToken cancellationToken) =>
        await store.FindAsync(caller.Partner, profile.Name, cancellationToken) is { } body
            ? JsonSerializer.Deserialize(body, profile.Type)!
            : CreateDefault(profile, createDefault(await registry.FindAsync(caller.Partner, cancellationToken)), caller.Partner);

    /// <summary>
    /// Replaces a profile of the caller. If the profile has an etag, the condition must match it. Of concurrent updates with the same
    /// etag, one succeeds (docs/contract.md#etags).
    /// </summary>
    internal async Task<Outcome<TProfile>> ReplaceAsync<TProfile>(
        AuditActor actor, PartnerProfile<TProfile> profile, TProfile input, ValidationErrors errors, EtagCondition? condition, CancellationToken cancellationToken)
        where TProfile : class
    {
        if (!errors.IsEmpty) return Fault.ValidationFailed(errors);
        if (condition is { IsAbsent: true } && options.IsRequired) return Fault.StaleEtag(options.StaleStatus, "The update has no etag.");
        var next = identifiers.NewEtag();
        return await store.ReplaceAsync<Outcome<TProfile>>(actor.Partner, profile.Name, stored =>
        {
            var old = stored is null ? null : JsonSerializer.Deserialize(stored, profile.Type)!;
            var current = old is null ? DefaultEtag(actor.Partner) : profile.Attributes(old)?.Etag;
            if (condition is not null && !condition.IsMet(current!))
                return (Fault.StaleEtag(options.StaleStatus, "The etag is not the current one of the profile: it was changed in between, or the etag is not valid."), null, []);
            var replaced = profile.Complete(input, actor.Partner, new() { Etag = Text(Text(next) == current ? next + 1 : next) });
            var body = JsonSerializer.SerializeToUtf8Bytes(replaced, profile.Type);
            return stored.AsSpan().SequenceEqual(body) ? (replaced, null, []) : (replaced, body, BuildAudit(actor, profile, old, replaced));
        }, cancellationToken);
    }

    /// <summary>Finds the partner network profile of the caller, or of the partner with an MPN id.</summary>
    internal async Task<Outcome<MpnProfile>> FindMpnAsync(Caller caller, string? mpnId, CancellationToken cancellationToken)
    {
        var own = await registry.FindAsync(caller.Partner, cancellationToken);
        if (string.IsNullOrEmpty(mpnId) || mpnId == own.MpnId) return PartnerProfile.Mpn(own.Name, own.MpnId);
        return await partners.FindByMpnIdAsync(mpnId, cancellationToken) is { } other ? PartnerProfile.Mpn(other.Name!, other.MpnId!) : Fault.MpnIdNotFound(mpnId);
    }

    // No documented operation type covers a partner's own profiles. This is the closest one.
    private static IReadOnlyList<AuditEntry> BuildAudit<TProfile>(AuditActor actor, PartnerProfile<TProfile> profile, TProfile? old, TProfile replaced)
        where TProfile : class =>
        AuditEntries.Create(actor, customer: null, [], new(AuditOperationType.UpdateCompanyInfo, AuditResourceType.Undefined)
        {
            Resource = profile.Name,
            Old = old is null ? null : profile.Quote(old),
            New = profile.Quote(replaced),
            Details = [new() { Key = "Profile", Value = profile.Name }],
        });

    private static TProfile CreateDefault<TProfile>(PartnerProfile<TProfile> profile, TProfile profileDefaults, Guid tenant) =>
        profile.Complete(profileDefaults, tenant, new() { Etag = DefaultEtag(tenant) });

    // The etag is constant until the first update, so that the first update can be conditional too.
    private static string DefaultEtag(Guid tenant) => Text(BinaryPrimitives.ReadInt64BigEndian(tenant.ToByteArray(bigEndian: true)));

    private static string Text(long etag) => etag.ToString(CultureInfo.InvariantCulture);
}
