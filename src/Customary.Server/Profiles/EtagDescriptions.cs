using Customary.Server.Faults;
using Customary.Server.Settings;

namespace Customary.Server.Profiles;

/// <summary>What goes wrong with etags, in the status that is set (decision 6).</summary>
internal static class EtagDescriptions
{
    public static Fault Stale(ServiceSettings settings) =>
        Fault.StaleEtag(settings.Get(AllSettings.StaleEtag), "The etag is no longer that of the profile: somebody has changed it meanwhile.");
}
