namespace Customary.Server.Tests.Running;

/// <summary>Marks tests that fill a small disk of their own, which not every system lets a test mount.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsSmallDiskAttribute : Attribute;
