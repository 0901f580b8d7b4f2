namespace Customary.Server.Tests.Running;

/// <summary>What can only be said when every test has run; in a part of a run it is skipped, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsWholeRunAttribute : Attribute;
