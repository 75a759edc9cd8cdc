using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Clocks;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Clocks;

/// <summary>A new calendar begins with the usual hours of an office in the desk's zone.</summary>
public static class CreateCalendar
{
    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand<ServiceCalendar>
    {
        public string Name { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Name).RequiredText(ServiceCalendar.NameMaxLength);
    }

    internal sealed class Handler(HelpdeskDbContext db, TimeProvider time) : IRequestHandler<Command, ServiceCalendar>
    {
        public async Task<ServiceCalendar> Handle(Command command, CancellationToken cancellationToken)
        {
            await db.Calendars.Select(c => c.Name).RefuseTaken(command.Name, nameof(command.Name), cancellationToken);
            var zone = await db.Settings.Select(s => s.TimeZone).SingleAsync(cancellationToken);
            return db.Calendars.Add(new ServiceCalendar(command.Name.Trim(), CalendarHours.OfAnOffice(zone), time.GetUtcNow())).Entity;
        }
    }
}
