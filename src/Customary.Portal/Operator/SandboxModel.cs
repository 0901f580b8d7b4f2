using Customary.Client.Sandbox;
using Customary.Contracts.Sandbox;
using Customary.Portal.Pages;

namespace Customary.Portal.Operator;

/// <summary>The first page of the sandbox controls.</summary>
/// <param name="Status">The status of the server with its clock.</param>
/// <param name="Input">What was typed in the form that failed.</param>
/// <param name="IsDone">Whether an action has just succeeded.</param>
internal sealed record SandboxModel(SandboxStatus Status, FormInput Input, bool IsDone);

/// <summary>The page of fault rules.</summary>
/// <param name="Rules">The active rules.</param>
/// <param name="Input">What was typed in the form that failed.</param>
internal sealed record SandboxFaultsModel(IReadOnlyList<ActiveFault> Rules, FormInput Input);

/// <summary>The page of snapshots.</summary>
/// <param name="Snapshots">The snapshots.</param>
/// <param name="Input">What was typed in the form that failed.</param>
internal sealed record SandboxSnapshotsModel(IReadOnlyList<Snapshot> Snapshots, FormInput Input);

/// <summary>The request log.</summary>
/// <param name="Requests">The requests that match, newest first.</param>
/// <param name="Input">The filter.</param>
/// <param name="IsRecorded">Whether the server records requests.</param>
internal sealed record SandboxRequestsModel(IReadOnlyList<LoggedRequest> Requests, FormInput Input, bool IsRecorded);

/// <summary>One request of the log.</summary>
/// <param name="Request">The request with its response.</param>
internal sealed record SandboxRequestModel(LoggedRequest Request);

/// <summary>The rate limits of tenants.</summary>
/// <param name="Limits">The tenants that have sent requests in the last minute.</param>
internal sealed record SandboxLimitsModel(IReadOnlyList<TenantLimit> Limits);
