using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using Customary.Resources;
using Customary.Server.Audit;
using Customary.Server.Faults;
using Customary.Server.Identity;
using Customary.Server.Partners;
using Customary.Server.Storage;

namespace Customary.Server.Profiles;

/// <summary>The operations on a partner's own profiles. A profile that was never written is the standard one.</summary>
public sealed class PartnerProfileDirectory(
    PartnerProfileStore store, PartnerStore partners, PartnerRegistry registry, Identifiers identifiers, EtagOptions options)
{

    /// <summary>A profile of the caller.</summary>
    internal async Task<TProfile> FindAsync<TProfile>(
        Caller caller, PartnerProfile<TProfile> profile, Func<RegisteredPartner, TProfile> standard, CancellationToken stop) =>
        await store.FindAsync(caller.Partner, profile.Name, stop) is { } body
            ? JsonSerializer.Deserialize(body, profile.Type)!
            : Standard(profile, standard(await registry.FindAsync(caller.Partner, stop)), caller.Partner);

    /// <summary>
    /// Replaces a profile of the caller by what was checked. Where the profile has an etag it must be the current one:
    /// of any number of writers with the same etag one wins (decision 6).
    /// </summary>
    internal async Task<Outcome<TProfile>> ReplaceAsync<TProfile>(
        Author author, PartnerProfile<TProfile> profile, TProfile sent, Violations found, EtagCondition? condition, CancellationToken stop)
        where TProfile : class
    {
        if (!found.IsEmpty) return Fault.Invalid(found);
        if (condition is { IsAbsent: true } && options.IsRequired) return Fault.StaleEtag(options.StaleStatus, "The update carries no etag.");
        var next = identifiers.NewEtag();
        return await store.ReplaceAsync<Outcome<TProfile>>(author.Partner, profile.Name, stored =>
        {
            var old = stored is null ? null : JsonSerializer.Deserialize(stored, profile.Type)!;
            var current = old is null ? StandardEtag(author.Partner) : profile.Attributes(old)?.Etag;
            if (condition is not null && !condition.Holds(current!))
                return (Fault.StaleEtag(options.StaleStatus, "The etag is no longer that of the profile: somebody has changed it meanwhile."), null, []);
            var replaced = profile.Stamp(sent, author.Partner, new() { Etag = Text(Text(next) == current ? next + 1 : next) });
            var body = JsonSerializer.SerializeToUtf8Bytes(replaced, profile.Type);
            return stored.AsSpan().SequenceEqual(body) ? (replaced, null, []) : (replaced, body, Tell(author, profile, old, replaced));
        }, stop);
    }

    /// <summary>What the partner network knows of the caller, or of a partner by its id there.</summary>
    internal async Task<Outcome<MpnProfile>> FindMpnAsync(Caller caller, string? mpnId, CancellationToken stop)
    {
        var own = await registry.FindAsync(caller.Partner, stop);
        if (string.IsNullOrEmpty(mpnId) || mpnId == own.MpnId) return PartnerProfile.Mpn(own.Name, own.MpnId);
        return await partners.FindByMpnIdAsync(mpnId, stop) is { } other ? PartnerProfile.Mpn(other.Name!, other.MpnId!) : Fault.MpnIdNotFound(mpnId);
    }

    // No operation of the documentation is a partner's writing of its own profiles; this is the one on what is known of a company.
    private static IReadOnlyList<AuditEntry> Tell<TProfile>(Author author, PartnerProfile<TProfile> profile, TProfile? old, TProfile replaced)
        where TProfile : class =>
        AuditEntries.Of(author, customer: null, [], new(AuditOperationType.UpdateCompanyInfo, AuditResourceType.Undefined)
        {
            Resource = profile.Name,
            Old = old is null ? null : profile.Quote(old),
            New = profile.Quote(replaced),
            Details = [new() { Key = "Profile", Value = profile.Name }],
        });

    private static TProfile Standard<TProfile>(PartnerProfile<TProfile> profile, TProfile standard, Guid tenant) =>
        profile.Stamp(standard, tenant, new() { Etag = StandardEtag(tenant) });

    // The same until the first write, so that the first write can be guarded too.
    private static string StandardEtag(Guid tenant) => Text(BinaryPrimitives.ReadInt64BigEndian(tenant.ToByteArray(bigEndian: true)));

    private static string Text(long etag) => etag.ToString(CultureInfo.InvariantCulture);
}
