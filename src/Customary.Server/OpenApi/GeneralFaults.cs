using Customary.Server.Faults;
using Customary.Server.Settings;

namespace Customary.Server.OpenApi;

/// <summary>The faults that an operation has because of what stands before its room: door, tokens, roles, kinds. Source: decision 12.</summary>
internal static class GeneralFaults
{
    private const int AuthorityPause = 10;
    private static readonly Guid Stranger = Guid.Parse("7c9f2d54-1b1e-4f6d-9a55-2f6f0f6a2b10");

    /// <summary>Those of an operation.</summary>
    public static IEnumerable<Fault> Of(Endpoint route, OperationDescription description, ServiceSettings settings)
    {
        yield return Fault.Unauthenticated("The request has no bearer token; send Authorization: Bearer and a token.");
        yield return Fault.PartnerNotAdmitted(Stranger);
        if (settings.IsSet(AllSettings.Roles, out var roles)) yield return Fault.RoleNeeded(roles);
        if (route.IsForUsersOnly(settings)) yield return Fault.UserTokenNeeded(route.OperationOf());
        yield return Fault.NotAcceptable();
        if (description.Body is not null)
        {
            yield return Fault.NotReadable("companyName has the wrong type, or the JSON ends there.");
            yield return Fault.TooSlow();
            yield return Fault.TooLarge();
            yield return Fault.NotJsonMedia();
            yield return Fault.UnsupportedContentEncoding();
        }

        yield return Fault.Unexpected();
        yield return Fault.StoreAway();
        if (settings.HasAuthority) yield return Fault.AuthorityAway(AuthorityPause);
    }
}
