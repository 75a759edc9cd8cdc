using Helpdesk.Domain.Tickets;

namespace Helpdesk.Architecture.Tests;

public sealed class ReferenceTests
{
    [Fact]
    public void The_domain_knows_no_other_project_and_no_package() =>
        Assert.All(
            typeof(Ticket).Assembly.GetReferencedAssemblies(),
            a => Assert.True(a.Name!.StartsWith("System", StringComparison.Ordinal), a.Name));
}
