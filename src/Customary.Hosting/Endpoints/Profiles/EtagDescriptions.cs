namespace Customary.Hosting.Endpoints.Profiles;

/// <summary>Describes the fault of a stale etag, with the configured status. Source: docs/contract.md#etags.</summary>
internal static class EtagDescriptions
{
    public static Fault Stale(DescriptionOptions options) =>
        Fault.StaleEtag(options.Etags.StaleStatus, "The etag is not the current one of the profile: it was changed in between, or the etag is not valid.");
}
