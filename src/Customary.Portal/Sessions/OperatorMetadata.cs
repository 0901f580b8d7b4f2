namespace Customary.Portal.Sessions;

/// <summary>Marks the routes of the operator's side. They exist only where the sandbox controls do.</summary>
/// <param name="RequiresAccess">Whether the route needs the administrative token, or a browser on this machine.</param>
internal sealed record OperatorMetadata(bool RequiresAccess);

/// <summary>The session of an operator. Its presence means that the browser has access.</summary>
/// <param name="CanSignOut">Whether the operator has signed in with the token. A browser on this machine has not.</param>
internal sealed record OperatorSession(bool CanSignOut);
