using System.Text.RegularExpressions;

namespace Customary.Hosting.Configuration;

/// <summary>
/// Variables that Kubernetes adds to every container for each service of the namespace. For a service named <c>customary</c>, or one
/// whose name begins so, they begin like a setting.
/// Source: https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables
/// </summary>
internal static partial class ServiceLinks
{
    /// <summary>Whether a variable has the name of a service link, which no setting has.</summary>
    public static bool Contains(string variable) => Name().IsMatch(variable);

    [GeneratedRegex(@"^CUSTOMARY(_[A-Z0-9_]+)?_(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?|PORT(_[0-9]+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
