namespace Customary.Client;

/// <summary>Checks addresses of services.</summary>
internal static class Endpoints
{
    /// <summary>Requires an absolute https address, or an http address of this machine.</summary>
    /// <exception cref="ArgumentException">The address is not valid.</exception>
    public static void Check(Uri endpoint)
    {
        Guard.NotNull(endpoint);
        if (!endpoint.IsAbsoluteUri || endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0 || endpoint.UserInfo.Length > 0)
            throw new ArgumentException($"The address '{endpoint}' is not valid. Use an absolute address without user name, query and fragment, such as http://127.0.0.1:5080.", nameof(endpoint));
        if (endpoint.Scheme != Uri.UriSchemeHttps && !(endpoint.Scheme == Uri.UriSchemeHttp && endpoint.IsLoopback))
            throw new ArgumentException($"The address '{endpoint}' is not valid. Use https. Only addresses of this machine can use http, because access tokens are sent.", nameof(endpoint));
    }
}
