using Customary.Client.Sandbox;
using Customary.Contracts.Sandbox;
using Customary.Portal.Pages;

namespace Customary.Portal.Operator;

/// <summary>The first page of the sandbox controls.</summary>
/// <param name="Status">The status of the server with its clock.</param>
/// <param name="Input">What was typed in the form that failed.</param>
/// <param name="IsDone">Whether the clock has just been changed.</param>
internal sealed record SandboxModel(SandboxStatus Status, FormInput Input, bool IsDone);

/// <summary>The page of the data as a whole.</summary>
/// <param name="Input">What was typed in the form that failed.</param>
/// <param name="Lines">The errors of single lines of the import or the seed that failed.</param>
/// <param name="Done">What was just done; null for nothing.</param>
internal sealed record SandboxDataModel(FormInput Input, IReadOnlyList<string> Lines, string? Done);

/// <summary>A page on which a person confirms that data is lost, by typing a word.</summary>
/// <param name="Title">What is done.</param>
/// <param name="Text">What is lost.</param>
/// <param name="Word">The word to type.</param>
/// <param name="Target">The name and the value of the field that says what is changed.</param>
/// <param name="Button">The text of the button.</param>
/// <param name="Path">The path of the form.</param>
/// <param name="Back">The path of the page before.</param>
/// <param name="Input">What was typed.</param>
internal sealed record SandboxConfirmModel(string Title, string Text, string Word, KeyValuePair<string, string> Target, string Button, string Path, string Back, FormInput Input);

/// <summary>The page of fault rules.</summary>
/// <param name="Rules">The active rules.</param>
/// <param name="Operations">The operations of the API.</param>
/// <param name="Input">What was typed in the form that failed.</param>
internal sealed record SandboxFaultsModel(IReadOnlyList<ActiveFault> Rules, IReadOnlyList<string> Operations, FormInput Input);

/// <summary>The page of snapshots.</summary>
/// <param name="Snapshots">The snapshots.</param>
/// <param name="Input">What was typed in the form that failed.</param>
/// <param name="Done">What was just done; null for nothing.</param>
internal sealed record SandboxSnapshotsModel(IReadOnlyList<Snapshot> Snapshots, FormInput Input, string? Done);

/// <summary>The request log.</summary>
/// <param name="Requests">The requests that match, newest first.</param>
/// <param name="Operations">The operations of the API.</param>
/// <param name="Input">The filter.</param>
/// <param name="IsRecorded">Whether the server records requests.</param>
internal sealed record SandboxRequestsModel(IReadOnlyList<LoggedRequest> Requests, IReadOnlyList<string> Operations, FormInput Input, bool IsRecorded);

/// <summary>One request of the log.</summary>
/// <param name="Request">The request with its response.</param>
internal sealed record SandboxRequestModel(LoggedRequest Request);

/// <summary>The rate limits of tenants.</summary>
/// <param name="Limits">The tenants that have sent requests in the last minute.</param>
internal sealed record SandboxLimitsModel(IReadOnlyList<TenantLimit> Limits);
