namespace Customary.Server.Tests.Running;

/// <summary>Marks tests that look at a page in a real browser.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class NeedsBrowserAttribute : Attribute;
