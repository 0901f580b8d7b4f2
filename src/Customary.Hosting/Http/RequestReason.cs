namespace Customary.Hosting.Http;

/// <summary>Why the response of a request has its status. It is a feature of requests that the request log records.</summary>
internal sealed class RequestReason
{
    /// <summary>The fault of the response; null for a success.</summary>
    public Fault? Fault { get; set; }

    /// <summary>The injected fault; null if there is none.</summary>
    public string? Rule { get; set; }
}
