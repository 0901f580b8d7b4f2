namespace Customary.Hosting.Http;

/// <summary>Counts the unanswered requests of a connection. It is a feature of each request.</summary>
internal interface IConnectionRequests
{
    /// <summary>Records that a request has arrived, at least to the end of its headers.</summary>
    void BeginRequest(string protocol);

    /// <summary>Records that a request has ended.</summary>
    /// <param name="isAnswered">Whether it was answered; false if its connection was closed before.</param>
    void EndRequest(bool isAnswered);
}
