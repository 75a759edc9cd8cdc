using FluentValidation;
using Helpdesk.Application.Clocks;
using Helpdesk.Application.DueWork;
using Helpdesk.Application.Import;
using Helpdesk.Application.Notices;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Presences;
using Helpdesk.Application.Qualifications;
using Helpdesk.Application.Routing;
using Helpdesk.Application.Security;
using Helpdesk.Application.Settings;
using Helpdesk.Application.Tickets;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Application;

public static class DependencyInjection
{
    public static IServiceCollection AddHelpdeskApplication(this IServiceCollection services)
    {
        // In this order: log → permission → validate → one transaction → handler.
        services.AddTransient<ServiceFactory>(provider => provider.GetService!);
        services.AddTransient<IMediator, Mediator>();
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(LoggingBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(AuthorizationBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(UnitOfWorkBehavior<,>));
        services.AddScoped<ActingUser>();
        services.AddScoped<IDatabaseTime, DatabaseTime>();
        services.AddScoped<GateKeeper>();
        services.AddScoped<Dispatcher>();
        services.AddScoped<NextTierCall>();
        services.AddScoped<NoticeWriter>();
        services.AddScoped<Specialists>();
        services.AddScoped<ClockKeeper>();
        services.AddScoped<TimeBoxKeeper>();
        services.AddScoped<StepEffects>();
        services.AddScoped<Rehoming>();
        services.AddScoped<CoverageGuard>();
        services.AddScoped<AgentsImport>();
        services.AddScoped<SkillsImport>();
        services.AddScoped<QualificationsImport>();
        services.AddScoped<Imports>();
        services.AddSingleton<DeskProfile>();
        services.AddSingleton<AdmittedTiers>();
        services.AddSingleton<PromiseBook>();
        services.AddSingleton<KnownPresences>();
        services.AddSingleton<KnownWaiting>();
        services.AddSingleton<KnownUnread>();
        services.Scan(scan => scan.FromAssemblyOf<GateKeeper>()
            .AddClasses(c => c.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false).AsImplementedInterfaces().WithTransientLifetime()
            .AddClasses(c => c.AssignableTo<IDueWork>(), publicOnly: false).As<IDueWork>().WithScopedLifetime()
            .AddClasses(c => c.AssignableTo(typeof(IValidator<>)), publicOnly: false).AsImplementedInterfaces().WithSingletonLifetime());
        return services;
    }
}
