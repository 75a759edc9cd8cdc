using System.Text;
using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Ports;
using Helpdesk.Application.Qualifications;
using Helpdesk.Application.Security;
using MediatR;

namespace Helpdesk.Application.Import;

/// <summary>Does what a checked file says, all of it or nothing. It is checked once more: the desk may have changed meanwhile.</summary>
public static class ImportFile
{
    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand, IGapConfirmation
    {
        public ImportKind Kind { get; init; } = ImportKind.Agents;

        public string Text { get; init; } = "";

        /// <summary>The importing administrator has seen the evidence of all new qualifications and puts their name to it.</summary>
        public bool Verify { get; init; }

        public bool Confirmed { get; init; }

        public string GapReason { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Kind).Known();
            RuleFor(c => c.Text).NotEmpty().WithMessage("Validation.Required")
                .Must(text => Encoding.UTF8.GetByteCount(text) <= ImportText.MaxBytes).WithMessage("Validation.TooLong");
            this.KnowsTheGap();
        }
    }

    internal sealed class Handler(Imports imports, ICsvFiles csv) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            await imports.Of(command.Kind).ApplyAsync(ImportTable.Read(command.Kind, command.Text, csv), command, cancellationToken);
            return Unit.Value;
        }
    }
}
