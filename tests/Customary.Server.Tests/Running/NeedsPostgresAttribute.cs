namespace Customary.Server.Tests.Running;

/// <summary>Marks tests that run on PostgreSQL only.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class NeedsPostgresAttribute : Attribute;
