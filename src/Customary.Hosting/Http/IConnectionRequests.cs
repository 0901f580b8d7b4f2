namespace Customary.Hosting.Http;

/// <summary>A connection's view of its requests, as a feature of each request: it counts those that have arrived and are not answered yet.</summary>
internal interface IConnectionRequests
{
    /// <summary>Notes that a request has arrived, at least to the end of its headers.</summary>
    void BeginRequest(string protocol);

    /// <summary>Notes that a request was answered.</summary>
    void EndRequest();
}
