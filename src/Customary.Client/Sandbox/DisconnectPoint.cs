namespace Customary.Client.Sandbox;

/// <summary>When the server cuts the connection of a request.</summary>
public enum DisconnectPoint
{
    /// <summary>Before the request is handled. Nothing is changed.</summary>
    BeforeHandling,

    /// <summary>After the change is committed, but before the first byte of the response: the response is lost.</summary>
    AfterCommit,

    /// <summary>In the middle of the response.</summary>
    MidResponse,
}
