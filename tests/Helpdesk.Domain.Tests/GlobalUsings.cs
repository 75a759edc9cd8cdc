global using Helpdesk.Domain.Agents;
global using Helpdesk.Domain.Customers;
global using Helpdesk.Domain.Qualifications;
global using Helpdesk.Domain.Routing;
global using Helpdesk.Domain.Shared;
global using Helpdesk.Domain.Teams;
global using Helpdesk.Domain.Tests.Stage;
global using Helpdesk.Domain.Tickets;
