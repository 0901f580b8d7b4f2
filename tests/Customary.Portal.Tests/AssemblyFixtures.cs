using Customary.Portal.Tests.Browsers;

[assembly: AssemblyFixture(typeof(DefaultFixtures))]
[assembly: AssemblyFixture(typeof(PortalBrowser))]
